import { shootHosted } from "./hosted";
import { shootStaff } from "./staff";

/** `npm run screenshots [-- name…]` for the hosted pages, `npm run screenshots -- staff [name…]` for the staff's. */
const [first, ...others] = process.argv.slice(2);
if (first === "staff") await shootStaff(others);
else await shootHosted(first === undefined ? [] : [first, ...others]);
console.log("Pictures in screenshots/");

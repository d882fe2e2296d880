"use client";

import "@/components/ui/base.css";
import { Trouble } from "@/components/ui/trouble";

/** Even the layout failed: a document of its own, in English. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <Trouble />
      </body>
    </html>
  );
}

import { unknownAction } from "@/lib/http/unknown-action";

/** Actions have their own folder beside this one; what arrives here names none. */
export {
  unknownAction as DELETE,
  unknownAction as GET,
  unknownAction as OPTIONS,
  unknownAction as PATCH,
  unknownAction as POST,
  unknownAction as PUT,
};

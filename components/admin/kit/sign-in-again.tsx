"use client";

import { Anchor } from "@mantine/core";
import { usePathname, useSearchParams } from "next/navigation";

/** Leads to the sign-in and back here, in a tab of its own: what was typed stays where it is, to be sent again. */
export function SignInAgain() {
  const query = useSearchParams().toString();
  const here = `${usePathname()}${query && `?${query}`}`;
  return (
    <>
      {" "}
      <Anchor
        href={`/admin/sign-in?next=${encodeURIComponent(here)}`}
        target="_blank"
        inherit
        fw={600}
        c="inherit"
        underline="always"
      >
        Open the sign-in in a new tab
      </Anchor>
      : what you typed stays here.
    </>
  );
}

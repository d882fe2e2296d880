"use client";

import { Button, type ButtonProps } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = Pick<ButtonProps, "variant" | "size" | "color" | "leftSection" | "disabled"> & {
  href: string;
  children: ReactNode;
  "aria-current"?: "true" | undefined;
};

/** A link that looks like a button. Server components cannot give `Link` to a `Button` of theirs: it is a function there. */
export function LinkButton(props: Props) {
  return <Button component={Link} prefetch={false} {...props} />;
}

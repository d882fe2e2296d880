import type { Metadata } from "next";
import { ForgotPassword } from "@/components/admin/account/forgot-password";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function Page() {
  return <ForgotPassword />;
}

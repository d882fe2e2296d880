import { getLogo } from "@/lib/brands/get-logo";
import { logoAnswer } from "@/lib/http/logo-answer";

/** A brand's logo, for its pages and its mails. */
export async function GET(_: Request, { params }: { params: Promise<{ brand: string; logo: string }> }) {
  const { brand, logo } = await params;
  return logoAnswer(await getLogo(brand, logo));
}

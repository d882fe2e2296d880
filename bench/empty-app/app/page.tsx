/** What every App Router page ships, and nothing else. */
export const dynamic = "force-dynamic";

export default function Page() {
  return <p>Nothing</p>;
}

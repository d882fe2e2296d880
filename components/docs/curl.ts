/** The call as it can be pasted. */
export function toCurl(origin: string, action: string, body: object, key: string | null): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", `'\\''`);
  return [
    `curl -sS ${origin}/public/edge/${action} \\`,
    `  -H 'Authorization: Bearer ${key ?? "<your API key>"}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${json}'`,
  ].join("\n");
}

/** The call as it can be pasted. @param path of the action, from the host on */
export function toCurl(origin: string, path: string, body: object, key: string | null): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", `'\\''`);
  return [
    `curl -sS ${origin}${path} \\`,
    `  -H 'Authorization: Bearer ${key ?? "<your API key>"}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${json}'`,
  ].join("\n");
}

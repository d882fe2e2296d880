type Answer = Record<string, unknown>;

/** The providers' own HTTP at a sandbox, for one account of each. */
export function sandboxApi(sandbox: string, account: string) {
  async function read(what: string, answer: Response): Promise<Answer> {
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  return {
    async stripe(path: string, form?: Record<string, string>): Promise<Answer> {
      const answer = await fetch(`${sandbox}/v1/${path}`, {
        method: form ? "POST" : "GET",
        headers: { authorization: `Bearer sk_test_${account}`, "stripe-version": "2026-10-28.endive" },
        body: form && new URLSearchParams(form),
      });
      return read(path, answer);
    },

    async paypal(path: string, body?: object): Promise<Answer> {
      const basic = Buffer.from(`sb-client-${account}:sb-secret-${account}`).toString("base64");
      const granted = await fetch(`${sandbox}/v1/oauth2/token`, {
        method: "POST",
        headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=client_credentials",
      });
      const { access_token } = (await granted.json()) as { access_token: string };
      const answer = await fetch(sandbox + path, {
        method: body ? "POST" : "GET",
        headers: {
          authorization: `Bearer ${access_token}`,
          "content-type": "application/json",
          "paypal-request-id": crypto.randomUUID(),
        },
        body: body && JSON.stringify(body),
      });
      return read(path, answer);
    },
  };
}

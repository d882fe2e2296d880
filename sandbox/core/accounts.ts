const DRESS = /^(?:acct_|sk_test_|pk_test_|sb-client-|sb-secret-)/;

/**
 * Whether a filter names this account. A person may write the bare suffix, a key or a client id: all of them say
 * which account is meant. No filter names every account.
 */
export function namesAccount(filter: string | undefined, account: string | undefined): boolean {
  if (!filter) return true;
  return account !== undefined && filter.replace(DRESS, "") === account.replace(DRESS, "");
}

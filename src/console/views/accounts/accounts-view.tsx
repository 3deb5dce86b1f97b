/** The view of accounts. */
export function AccountsView() {
  return <h1>Accounts</h1>;
}

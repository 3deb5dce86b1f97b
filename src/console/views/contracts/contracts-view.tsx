/** The view of contracts. */
export function ContractsView() {
  return <h1>Contracts</h1>;
}

/** The view of requests. */
export function RequestsView() {
  return <h1>Requests</h1>;
}

/** The view of clock. */
export function ClockView() {
  return <h1>Clock</h1>;
}

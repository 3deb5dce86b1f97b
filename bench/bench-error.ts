/** What the person at the terminal can mend; its message is all they need. */
export class BenchError extends Error {}

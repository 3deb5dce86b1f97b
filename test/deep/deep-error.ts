/** An error that the user can fix; the command prints only its message. */
export class DeepError extends Error {}

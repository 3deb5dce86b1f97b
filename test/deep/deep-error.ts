/** A mistake of the person at the terminal, who can correct it; the message is all they need. */
export class DeepError extends Error {}

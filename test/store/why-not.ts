/** The error that work ends with, as a text. */
export async function whyNot(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'nothing is wrong';
  } catch (error) {
    return String(error);
  }
}

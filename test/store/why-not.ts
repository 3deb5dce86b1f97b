/** Returns the error of a function, as text. */
export async function whyNot(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'nothing is wrong';
  } catch (error) {
    return String(error);
  }
}

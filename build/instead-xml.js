/** Replaces the writer of XML in the sampler, whose samples are JSON here. */
export class XMLBuilder {
  build() {
    throw new Error('login-emulator writes no XML');
  }
}

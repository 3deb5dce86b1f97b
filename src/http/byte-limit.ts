/** The bytes that one body takes of a limit which all bodies share. */
export interface ByteShare {
  /** Takes so many bytes more; false, with nothing taken, where all bodies together would be too large. */
  take(bytes: number): boolean;
  /** Gives back all that it took. */
  release(): void;
}

/** A limit on the bytes of many bodies together. */
export interface ByteLimit {
  share(): ByteShare;
}

/** Makes a limit on the bytes that bodies take together. */
export function createByteLimit(maxBytes: number): ByteLimit {
  let used = 0;
  return {
    share() {
      let own = 0;
      return {
        take(bytes) {
          if (used + bytes > maxBytes) return false;
          used += bytes;
          own += bytes;
          return true;
        },
        release() {
          used -= own;
          own = 0;
        },
      };
    },
  };
}

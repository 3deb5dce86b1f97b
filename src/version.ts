import packageFile from '../package.json' with { type: 'json' };

/** The emulator's version. */
export const { version } = packageFile;

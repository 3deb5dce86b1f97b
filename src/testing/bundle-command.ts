/** The name of the command of Vitest's browser mode that writes a bundle. */
export const bundleCommand = 'loginEmulatorBundle';

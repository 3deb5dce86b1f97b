/** Loaded on demand. The static import of a CommonJS library means the same in a bundle, in Node and in a test. */
export { createSigner } from 'fast-jwt';

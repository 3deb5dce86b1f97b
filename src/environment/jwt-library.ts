/** Loaded on demand. A static import of a CommonJS library works the same in a bundle, in Node and in a test. */
export { createSigner } from 'fast-jwt';

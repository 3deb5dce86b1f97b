/** Replaces the tables of East Asian encodings: bodies of the control plane are UTF-8, and all others get a 415. */
module.exports = {};

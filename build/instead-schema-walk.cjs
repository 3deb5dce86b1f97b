/** Replaces the search for schemas with an id, which walks the whole contract for every operation: our contract has none. */
module.exports = () => undefined;

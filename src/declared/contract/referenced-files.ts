/** The member of the document that holds the files to which the contract refers, by path. */
export const filesMember = 'x-referenced-files';

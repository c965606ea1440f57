/** Charts and tables are finished when they leave the server: nothing of them runs in the browser. */
export const csr = false;

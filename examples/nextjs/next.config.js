export default {
  // this folder is a project, even inside another one
  turbopack: { root: import.meta.dirname },
};

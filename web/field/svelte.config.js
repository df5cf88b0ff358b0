/** Shared by the build, the editor and svelte-check. */
export default {
  compilerOptions: {
    runes: true,
    // Five of the hash's letters: each class of a component stands in the shell, which has a budget.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 5)}`,
  },
};

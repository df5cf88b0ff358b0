/** Brings the styles of screens that few ever open, once; they do not lie in the shell. */
export function dress(sheet: string): void {
  if (document.querySelector(`link[href="${sheet}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet }));
}

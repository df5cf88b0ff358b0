/** What the first look says: the pack's outcomes, the child path, or to carry on. */
export function triageLines(view: { readonly triage: readonly string[]; readonly is_child: boolean }): string[] {
  const lines = view.triage.filter((outcome) => outcome !== 'carry_on' && outcome !== 'child');
  if (view.is_child || view.triage.includes('child')) lines.push('child');
  return lines.length > 0 ? lines : ['carry_on'];
}

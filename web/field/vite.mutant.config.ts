/** The app with one place broken on purpose: scripts/mutants.py says which. Never shipped. */
import { defineConfig } from 'vite';
import field from './vite.config.ts';

interface Mutant {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly out: string;
}
const { file, was, becomes, out } = JSON.parse(process.env['TITIAN_MUTANT'] ?? '') as Mutant;

export default defineConfig({
  ...field,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform(code: string, id: string) {
        if (!id.split('?')[0]?.endsWith(`/src/${file}`)) return undefined;
        if (code.split(was).length !== 2) throw new Error(`not once in ${file}: ${was}`);
        return { code: code.replace(was, () => becomes), map: null };
      },
    },
    ...(field.plugins ?? []),
  ],
  build: { ...field.build, outDir: out, emptyOutDir: false },
});

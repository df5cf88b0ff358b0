/** The tests of all workspaces in one run: Vite starts once, and each core always has a file to go on with. */
import { defineConfig } from 'vitest/config';

// Neither touches a global nor keeps state in a module: their files share workers, and import what they test once.
const pure = ['contracts', 'engine', 'sealing'].map((name) => ({
  test: { name, root: `web/${name}`, include: ['src/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
}));

export default defineConfig({ test: { projects: [...pure, 'web/desk', 'web/field', 'web/preview'] } });

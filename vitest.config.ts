import { defineConfig } from 'vitest/config'

// How long a test may take says when it hangs, not how quick the machine is.
const node = { environment: 'node', testTimeout: 60_000, hookTimeout: 120_000 } as const

/** bin/test chooses a project; `unit` is everything that lies beside the code it proves. */
export default defineConfig({
  test: {
    globalSetup: './test/global-setup.ts',
    // What is waited for is looked at as long as a person would, on a busy machine, too.
    expect: { poll: { timeout: 15_000 } },
    // Half of a file's time is loading the house: beside it another one runs, on as many cores as there are.
    maxWorkers: '100%',
    // A test says in a second what a person says in an hour.
    env: { ZVONOK_LOG: 'error', CALL_ENGINE: 'builtin', ZVONOK_MESSAGES_PER_MINUTE: '1000000' },
    projects: [
      {
        extends: true,
        test: {
          ...node,
          name: 'unit',
          include: [
            'platform/**/*.test.{ts,tsx}',
            'domains/**/*.test.{ts,tsx}',
            'apps/**/*.test.{ts,tsx}',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { ...node, name: 'security', include: ['test/security/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          testTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

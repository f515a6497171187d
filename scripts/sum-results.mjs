// Adds up what the suites have left in test-results/suites; the last line and the exit code are for machines.
import { existsSync, readFileSync } from 'node:fs'

let passed = 0
let failed = 0

for (const suite of process.argv.slice(2)) {
  const result = read(`test-results/suites/${suite}.json`)
  // A file that cannot be loaded, or an error outside of a test, fails its suite without failing a test.
  const sound = result.success && !existsSync(`test-results/suites/${suite}.exit`)
  const broken = sound ? 0 : Math.max(1, result.numFailedTests)
  passed += result.numPassedTests
  failed += broken
  console.log(`${suite}: ${result.numPassedTests} passed, ${broken} failed`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`${file}: ${error.message}`)
    return { success: false, numPassedTests: 0, numFailedTests: 0 }
  }
}

// Adds up what the suites have left in test-results/suites; the last line and the exit code are for machines.
// `--failed SUITE` names the files of a suite that failed instead. What failed is told once more before its sum: where
// only the end of a long log is kept, it is there.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const [first, ...rest] = process.argv.slice(2)
if (first === '--failed') {
  for (const file of failedFiles(read(`test-results/suites/${rest[0]}.json`))) console.log(file)
} else {
  let passed = 0
  let failed = 0
  for (const suite of [first, ...rest]) {
    const told = sum(suite)
    passed += told.passed
    failed += told.failed
    for (const failure of told.failures) console.log(failure)
    const again = told.again.length ? `, told twice: ${told.again.join(', ')}` : ''
    console.log(`${suite}: ${told.passed} passed, ${told.failed} failed${again}`)
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed || !passed ? 1 : 0
}

/** What failed and was run once more counts as it went then, and is named. */
function sum(suite) {
  const once = read(`test-results/suites/${suite}.json`)
  const more = `test-results/suites/${suite}-again.json`
  const twice = existsSync(more) ? read(more) : undefined
  const again = twice ? failedFiles(once) : []
  const files = [...once.testResults.filter(({ name }) => !again.includes(name)), ...(twice?.testResults ?? [])]
  const count = (status) =>
    files.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length
  // A file that cannot be loaded, or an error outside of a test, fails its suite without failing a test.
  const sound = (twice ?? once).success && !existsSync(`test-results/suites/${suite}${twice ? '-again' : ''}.exit`)
  return {
    passed: count('passed'),
    failed: sound ? 0 : Math.max(1, count('failed')),
    failures: files.flatMap((file) => failuresIn(file)),
    again: again.map((file) => path.basename(file)),
  }
}

/** A failed test in a few lines: its name, and the beginning of what it said. */
function failuresIn({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  const said = failed.map((test) => [test.fullName, test.failureMessages.join('\n')])
  if (!failed.length && message) said.push(['(the file itself)', message])
  const ours = (line) => !/node_modules|node:internal/.test(line)
  return said.map(
    ([test, words]) =>
      `✗ ${path.relative('', name)}: ${test}\n${words.split('\n').filter(ours).slice(0, 12).join('\n').slice(0, 1200)}\n`,
  )
}

function failedFiles({ testResults }) {
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`${file}: ${error.message}`)
    return { success: false, testResults: [] }
  }
}

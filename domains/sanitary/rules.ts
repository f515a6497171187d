// The sanitary guard (R120–R125): norms as data of acts with their days, and what a timetable breaks. Pure.
export { ACTS, validityOf } from './rules/acts.ts'
export { type Breach, checkBells, checkWeek, deviceOf, type Planned, type Setting } from './rules/check.ts'
export { applyAnswers, DEVICES, findNorm, NORMS, type Norm, RULES, type Rule } from './rules/norms.ts'
export { type LessonPlan, type Pause, planLesson } from './rules/pauses.ts'
export { DEVICE_WORDS, explain, warnOfActs, writeClock } from './rules/sentences.ts'

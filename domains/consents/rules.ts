// Pure rules used on both sides.
export { AGE_RULES, type AgeRule, ageOn, ageRuleOn } from './rules/ages.ts'
export {
  dueOn,
  extendedOn,
  isReckonedRoughly,
  MATTER_KINDS,
  type MatterKind,
  TERMS,
  type Term,
  termOf,
  type Urgency,
  urgencyOf,
} from './rules/privacy-terms.ts'
export {
  type Answer,
  isAboutData,
  type Kind,
  missingParts,
  type Part,
  partsOf,
  REMIND_BEFORE_HOURS,
  REMIND_EVERY_HOURS,
  type State,
  stateOf,
} from './rules/standing.ts'
export {
  addDays,
  addWorkingDays,
  type Calendar,
  isWeekend,
  isWorkingDay,
  isYearKnown,
  type WorkYear,
  workYearOf,
} from './rules/work-calendar.ts'

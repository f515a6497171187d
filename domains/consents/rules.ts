// Pure rules used on both sides.
export { ageOn, ageRuleOn } from './rules/ages.ts'
export {
  dueOn,
  extendedOn,
  isReckonedRoughly,
  type MatterKind,
  TERMS,
  termOf,
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
  addWorkingDays,
  type Calendar,
  isWeekend,
  isWorkingDay,
  workYearOf,
} from './rules/work-calendar.ts'

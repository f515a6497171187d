/** What shows families, and is asked again when one has changed. */
export const FAMILY = [
  'classes.getClass',
  'classes.listClasses',
  'people.listPeople',
  'people.getPerson',
  'organizations.getFirstDay',
]

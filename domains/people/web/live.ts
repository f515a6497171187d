import { refreshOn } from '#web/use-live'

refreshOn('people.hatsChanged', 'people.listMyHats')
refreshOn('people.peopleChanged', 'people.listPeople', 'people.getPerson', 'classes.getClass', 'classes.listClasses')
refreshOn('people.peopleChanged', 'people.listUnconfirmed', 'people.countDuties')
refreshOn('accounts.intrusionsChanged', 'people.getEntry', 'people.countDuties')

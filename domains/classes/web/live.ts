import { refreshOn } from '#web/use-live'

refreshOn('classes.classChanged', 'classes.listClasses', 'classes.getClass', 'organizations.getFirstDay')
refreshOn('people.peopleChanged', 'organizations.getFirstDay')
refreshOn('classes.classChanged', 'classes.listMovements', 'classes.planSchoolYear')
refreshOn('people.peopleChanged', 'classes.listMovements')

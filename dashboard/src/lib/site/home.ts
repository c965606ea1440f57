/** Where somebody goes who only signed in. */
export function homeOf(role: string | undefined): string {
  switch (role) {
    case 'staff':
    case 'manager':
      return '/staff';
    case 'official':
      return '/trends';
    default:
      return '/account';
  }
}

/** Where somebody goes who only signed in. */
export function homeOf(role: string | undefined): string {
  switch (role) {
    case 'staff':
    case 'manager':
    case 'official':
      return '/staff';
    default:
      return '/account';
  }
}

"""What only a project on a server has: PostgreSQL, its errors, roles and notifications."""

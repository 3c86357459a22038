"""How a project file is shared: who writes on this host, folders that travel, working copies, publishing."""

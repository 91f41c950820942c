"""HostDesk: prepare, host and harvest a gathering."""

__version__ = "0.1.0"

"""What the JSON exports of CRM, helpdesk and call systems have in common: finding, streaming and typing."""

"""What an editor would say about content without faults, a module for each kind of remark. Advice never fails."""

"""The papers of a meeting: chosen, written while the chair goes on, summaries settled place by place, approval."""

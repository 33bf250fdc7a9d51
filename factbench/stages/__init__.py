"""One module a stage of the flow, each with one public function; pure, and strangers to each other."""
